select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" as "o"
where ("o"."player" in (
select "oi"."name"
from "parse"."Team" as "oi"
where (("oi"."_acl" = any(cast(? as bigint[])))
and "oi"."name" is not null))
and ("o"."_acl" = any(cast(? as bigint[]))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
