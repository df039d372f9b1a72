// Reads one graph file with JGraphT and prints what it found as JSON.
//
//   java -cp '/usr/share/java/*' ReadJgrapht.java graphml|graphml-any|gexf FILE
//
// GraphML is held against the schema that the library brings, but for graphml-any.

import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;
import org.jgrapht.nio.Attribute;
import org.jgrapht.nio.gexf.SimpleGEXFImporter;
import org.jgrapht.nio.graphml.GraphMLImporter;
import org.jgrapht.util.SupplierUtil;

class ReadJgrapht {
    public static void main(String[] arguments) {
        var graph = new DirectedWeightedPseudograph<String, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        graph.setVertexSupplier(SupplierUtil.createStringSupplier());
        Map<String, Map<String, String>> nodes = new LinkedHashMap<>();
        Map<DefaultWeightedEdge, Map<String, String>> edges = new LinkedHashMap<>();
        File file = new File(arguments[1]);
        if (arguments[0].equals("gexf")) {
            var importer = new SimpleGEXFImporter<String, DefaultWeightedEdge>();
            importer.setSchemaValidation(false);
            importer.addVertexAttributeConsumer((at, value) -> put(nodes, at.getFirst(), at.getSecond(), value));
            importer.addEdgeAttributeConsumer((at, value) -> put(edges, at.getFirst(), at.getSecond(), value));
            importer.importGraph(graph, file);
        } else {
            var importer = new GraphMLImporter<String, DefaultWeightedEdge>();
            importer.setSchemaValidation(arguments[0].equals("graphml"));
            importer.addVertexAttributeConsumer((at, value) -> put(nodes, at.getFirst(), at.getSecond(), value));
            importer.addEdgeAttributeConsumer((at, value) -> put(edges, at.getFirst(), at.getSecond(), value));
            importer.importGraph(graph, file);
        }
        List<String> foundNodes = new ArrayList<>();
        for (String node : graph.vertexSet()) {
            foundNodes.add("{\"id\":" + text(node) + ",\"attributes\":" + object(nodes.get(node)) + "}");
        }
        List<String> foundEdges = new ArrayList<>();
        for (DefaultWeightedEdge edge : graph.edgeSet()) {
            foundEdges.add("{\"source\":" + text(graph.getEdgeSource(edge))
                    + ",\"target\":" + text(graph.getEdgeTarget(edge))
                    + ",\"attributes\":" + object(edges.get(edge)) + "}");
        }
        new PrintStream(System.out, false, StandardCharsets.UTF_8).printf(
                "{\"nodes\":[%s],\"edges\":[%s]}%n", String.join(",", foundNodes), String.join(",", foundEdges))
                .flush();
    }

    private static <K> void put(Map<K, Map<String, String>> all, K key, String name, Attribute value) {
        all.computeIfAbsent(key, unused -> new LinkedHashMap<>()).put(name, value.getValue());
    }

    private static String object(Map<String, String> values) {
        if (values == null) {
            return "{}";
        }
        return values.entrySet().stream()
                .map(entry -> text(entry.getKey()) + ":" + text(entry.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String text(String text) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : text.toCharArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return out.append('"').toString();
    }
}
