select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Note" "o"
where ("parsimony"."has_text"(cast("o"."player" as varchar), coalesce("parsimony"."recalled"(cast(? as bigint), 0), "parsimony"."remembered"(0, (
select max("parsimony"."gathered_text"(0, cast("oi"."name" as varchar)))
from "parse"."Team" "oi"
where (("oi"."_acl" = any(cast(? as bigint array)))
and "oi"."name" is not null)))))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
