create table "parsimony"."opening" (
    "since" bigint not null
);
