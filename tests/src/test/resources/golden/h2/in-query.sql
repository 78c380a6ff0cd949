select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ("o"."team" in (
select "oi"."_id"
from "parse"."Team" "oi"
where ("oi"."name" = cast(? as varchar)
and ("oi"."_acl" = any(cast(? as bigint array)))
and "oi"."_id" is not null))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
