select count(*)
from "parse"."Score" as "o"
where ("o"."player" = ?
and ("o"."_acl" = any(cast(? as bigint[]))))
