// Lints a file of Cypher with Neo4j's own grammar and prints what it complains about as JSON.
//
//   node lint_cypher.mjs FILE

import { readFileSync } from "node:fs";
import { lintCypherQuery } from "@neo4j-cypher/language-support";

const text = readFileSync(process.argv[2], "utf8");
const { diagnostics } = lintCypherQuery(text, {});
process.stdout.write(JSON.stringify(diagnostics.map(({ message, range }) => ({ message, range }))));
