select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" as "o"
where ("o"."player" = ?
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."player" asc nulls first, "o"."_row" asc
offset ? rows
fetch next ? rows only
