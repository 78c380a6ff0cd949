select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from (
select distinct "oi"."name" "key"
from "parse"."Team" "oi"
where (("oi"."_acl" = any(cast(? as bigint array)))
and "oi"."name" is not null)
fetch next 2147483647 rows only) "keys"
join "parse"."Score" "o" on "o"."player" = "keys"."key"
where ("o"."_acl" = any(cast(? as bigint array)))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
