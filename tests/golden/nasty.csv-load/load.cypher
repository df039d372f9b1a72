// Put nodes.csv and edges.csv into the import folder of Neo4j, then run this file.
CREATE CONSTRAINT sayso_entity_id IF NOT EXISTS
FOR (n:Entity) REQUIRE n.id IS UNIQUE;

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'person'
MERGE (n:Entity {id: row.id})
SET n:Person,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'group'
MERGE (n:Entity {id: row.id})
SET n:Group,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'place'
MERGE (n:Entity {id: row.id})
SET n:Place,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'organisation'
MERGE (n:Entity {id: row.id})
SET n:Organisation,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'statement'
MERGE (n:Entity {id: row.id})
SET n:Statement,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'document'
MERGE (n:Entity {id: row.id})
SET n:Document,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///nodes.csv' AS row
WITH row WHERE row.kind = 'concept'
MERGE (n:Entity {id: row.id})
SET n:Concept,
  n.`label` = row.`label`,
  n.`kind` = row.`kind`,
  n.`Edge_Weight` = toInteger(row.`Edge_Weight`),
  n.`Party` = row.`Party`,
  n.`active` = toBoolean(row.`active`),
  n.`confidence` = toFloat(row.`confidence`),
  n.`cue` = row.`cue`,
  n.`date` = row.`date`,
  n.`document` = row.`document`,
  n.`end` = row.`end`,
  n.`id_` = row.`id_`,
  n.`image` = row.`image`,
  n.`label_` = row.`label_`,
  n.`large` = toInteger(row.`large`),
  n.`members` = toInteger(row.`members`),
  n.`mixed` = row.`mixed`,
  n.`mode` = row.`mode`,
  n.`node` = row.`node`,
  n.`note` = row.`note`,
  n.`pagerank` = toFloat(row.`pagerank`),
  n.`party_` = row.`party_`,
  n.`ratio` = toFloat(row.`ratio`),
  n.`size_` = row.`size_`,
  n.`text` = row.`text`,
  n.`title` = row.`title`,
  n.`type_` = row.`type_`,
  n.`url` = row.`url`,
  n.`weight` = toInteger(row.`weight`),
  n.`x_` = toFloat(row.`x_`);

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'a "kind" & <more>\\'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`A__KIND_____MORE__` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'about'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`ABOUT` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'addresses'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`ADDRESSES` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'appears_in'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`APPEARS_IN` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'holds_role'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`HOLDS_ROLE` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'mentions'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`MENTIONS` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'reported_by'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`REPORTED_BY` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;

LOAD CSV WITH HEADERS FROM 'file:///edges.csv' AS row
WITH row WHERE row.kind = 'said'
MATCH (a:Entity {id: row.source})
MATCH (b:Entity {id: row.target})
MERGE (a)-[r:`SAID` {id: row.id}]->(b)
SET r.id = row.id,
  r.`label` = row.`label`,
  r.`weight` = toFloat(row.`weight`),
  r.`kind` = row.`kind`,
  r.`record` = row.`record`,
  r.`document` = row.`document`,
  r.`spans` = row.`spans`,
  r.`quote` = row.`quote`,
  r.`Source_` = row.`Source_`,
  r.`count` = toInteger(row.`count`),
  r.`dates` = row.`dates`,
  r.`first_date` = row.`first_date`,
  r.`last_date` = row.`last_date`,
  r.`role` = row.`role`,
  r.`since` = row.`since`,
  r.`size` = row.`size`,
  r.`stance` = toFloat(row.`stance`),
  r.`weight_` = row.`weight_`;
