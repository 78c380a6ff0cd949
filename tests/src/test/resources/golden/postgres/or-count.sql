select count(*)
from "parse"."Score" as "o"
where (("o"."player" = ?
or ("o"."points" = cast(? as double precision)
and "o"."cheat" = ?))
and (("o"."level" = cast(? as double precision)) is not true)
and ("o"."_acl" = any(cast(? as bigint[]))))
