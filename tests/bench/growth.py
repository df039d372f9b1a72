"""Shows how the cost of sayso grows with the graph: reading, ranking and writing, each edge of it.

    python3 tests/bench/growth.py
    python3 tests/bench/growth.py --graphs rmat-10k,rmat-78k,rmat-1m --threads 2
    python3 tests/bench/growth.py --measures all          every measure, estimated where sayso does so

Reads the tables of edges that peers.py makes (10^5, 10^6 and 10^7 edges, from fixed seeds), ranks
them and writes GraphML with the ranks, in one run of `sayso export` a graph. The table has the
seconds of each stage (of the processor on one thread, else of the clock) and nanoseconds an edge
in brackets; the last lines the peak of memory and the size of the file, which is written into
memory where the system has such a place.
"""

import argparse
import json
import os
import pathlib
import subprocess

import peers

MEMORY = pathlib.Path("/dev/shm") if pathlib.Path("/dev/shm").is_dir() else peers.FOLDER
MEASURES = "pagerank,weak_component,strong_component,core,louvain"


def run(graph, measures, threads):
    """Reads, ranks and writes a graph, and returns the report with the size of the file."""
    table, timings = peers.FOLDER / f"{graph}-directed.csv", peers.FOLDER / "growth.json"
    out = MEMORY / "growth.graphml"
    command = [peers.ROOT / "target/release/sayso", "export", table, "-o", out, "--layout", "none",
               "--measures", measures, "--threads", str(threads), "--timings", timings, "--quiet"]
    subprocess.run(peers.pinned(command, threads), check=True)
    report = json.loads(timings.read_text())
    report["file"] = out.stat().st_size
    out.unlink()
    return report


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--graphs", default="rmat-10k,rmat-78k,rmat-1m", help=", ".join(peers.GRAPHS))
    parser.add_argument("--measures", default=MEASURES, help="names of sayso, with commas")
    parser.add_argument("--threads", type=int, default=1)
    arguments = parser.parse_args()
    peers.environment(__file__)
    graphs = arguments.graphs.split(",")
    reports = []
    for graph in graphs:
        peers.make_graph(graph)
        reports.append(run(graph, arguments.measures, arguments.threads))
    clock = "cpu_seconds" if arguments.threads == 1 else "wall_seconds"
    print(f"{'seconds (ns an edge)':20}" + "".join(f"{report['edges']:>14,} edges" for report in reports))
    # Stages that come again, as the drawing of further files, are one.
    for stage in dict.fromkeys(stage["stage"] for report in reports for stage in report["stages"]):
        line = f"{stage:20}"
        for report in reports:
            seconds = sum(found[clock] for found in report["stages"] if found["stage"] == stage)
            line += f"{seconds:10.3f} ({seconds * 1e9 / report['edges']:6.0f}) "
        print(line)
    for name, size in [("peak of memory, MB", lambda report: report["peak_megabytes"]),
                       ("file written, MB", lambda report: report["file"] / 1e6)]:
        print(f"{name:20}" + "".join(f"{size(report):10,.0f}{'':10}" for report in reports))
    print(f"load {os.getloadavg()[0]:.1f}")


if __name__ == "__main__":
    main()
