select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Note" as "o"
where ((("o"."team" in (
select "oi"."_id"
from "parse"."Team" as "oi"
where ("oi"."name" = ?
and ("oi"."_acl" = any(cast(? as bigint[])))
and "oi"."_id" is not null))) is not true)
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
