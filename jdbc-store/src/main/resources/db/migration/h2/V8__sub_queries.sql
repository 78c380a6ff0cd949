create alias "parsimony"."keys_at" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.at";
create alias "parsimony"."key_of_text" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.ofText";
create alias "parsimony"."key_of_millis" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.ofMillis";
create alias "parsimony"."key_of_pointer" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.ofPointer";
create alias "parsimony"."values_of_pointer" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.valuesOfPointer";
create alias "parsimony"."share_key" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.share";
create alias "parsimony"."pointer_ids_at" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.pointerIdsAt";
create alias "parsimony"."texts_at" deterministic for "io.parsimony.jdbc.h2.KeyFunctions.textsAt";
