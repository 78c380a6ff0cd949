-- Canonical JSON; null where nothing was set.
alter table "parsimony"."class" add column "permissions" varchar collate "C";
alter table "parsimony"."field" add column "options" varchar collate "C";
