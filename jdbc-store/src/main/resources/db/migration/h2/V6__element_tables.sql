alter table "parsimony"."index" add column "table_name" varchar;
create alias "parsimony"."text_matches" deterministic for "io.parsimony.jdbc.h2.TextFunctions.matches";
create alias "parsimony"."text_score" deterministic for "io.parsimony.jdbc.h2.TextFunctions.score";
