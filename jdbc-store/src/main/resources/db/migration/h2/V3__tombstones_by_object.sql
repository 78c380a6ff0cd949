create index "parsimony"."tombstone_object" on "parsimony"."tombstone" ("class_name", "object_id");
