select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ("o"."player" in (
select "oi"."name"
from "parse"."Team" "oi"
where (("oi"."_acl" = any(cast(? as bigint array)))
and "oi"."name" is not null))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
