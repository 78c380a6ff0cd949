select count(*)
from "parse"."Score" "o"
where ("o"."player" = cast(? as varchar)
and ("o"."_acl" = any(cast(? as bigint array))))
