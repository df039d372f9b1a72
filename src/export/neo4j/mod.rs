//! Three ways into Neo4j: a script, tables for `LOAD CSV`, tables for `neo4j-admin`.

pub(super) use self::admin::Admin;
pub(super) use self::cypher::Cypher;
pub(super) use self::load::Load;

mod admin;
mod cypher;
mod load;
mod text;
