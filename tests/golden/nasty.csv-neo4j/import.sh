#!/bin/sh
# Imports these tables into an empty database: sh import.sh [NAME] [OPTION...]
# Run it on the machine of Neo4j 5 or later while the database is stopped.
set -eu
cd "$(dirname "$0")"
name=${1:-neo4j}
[ $# -eq 0 ] || shift
exec neo4j-admin database import full \
    --nodes=nodes.csv --relationships=edges.csv \
    --id-type=string --array-delimiter=";" --multiline-fields=true \
    "$@" "$name"
