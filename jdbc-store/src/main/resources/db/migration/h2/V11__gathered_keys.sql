create alias "parsimony"."recalled" for "io.parsimony.jdbc.h2.GatheredKeys.recalled";
create alias "parsimony"."remembered" for "io.parsimony.jdbc.h2.GatheredKeys.remembered";
create alias "parsimony"."gathered_keys" for "io.parsimony.jdbc.h2.GatheredKeys.gatheredKeys";
create alias "parsimony"."gathered_text" for "io.parsimony.jdbc.h2.GatheredKeys.gatheredText";
create alias "parsimony"."has_key" for "io.parsimony.jdbc.h2.GatheredKeys.hasKey";
create alias "parsimony"."has_key_at" for "io.parsimony.jdbc.h2.GatheredKeys.hasKeyAt";
create alias "parsimony"."has_text" for "io.parsimony.jdbc.h2.GatheredKeys.hasText";
