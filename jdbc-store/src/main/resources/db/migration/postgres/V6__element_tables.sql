alter table "parsimony"."index" add column "table_name" varchar collate "C";
