select count(*)
from "parse"."Note" "o"
where (("o"."player" = cast(? as varchar)
or ("o"."points" = cast(? as double)
and "o"."cheat" = cast(? as boolean)))
and (("o"."level" = cast(? as double)) is not true)
and ("o"."_acl" = any(cast(? as bigint array))))
