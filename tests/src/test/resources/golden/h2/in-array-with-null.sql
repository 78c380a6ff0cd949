select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ((("parsimony"."has_text"(cast("o"."_row" as varchar), coalesce("parsimony"."recalled"(cast(? as bigint), 0), "parsimony"."remembered"(0, (
select max("parsimony"."gathered_text"(0, cast("_row" as varchar)))
from "parse"."_Elements_by__tags_Score"
where ("_key" = any(cast(? as varchar array)))))))
and "parsimony"."is_one_of"("o"."_doc", cast(? as varchar), cast(? as varchar)))
or "parsimony"."is_null"("o"."_doc", cast(? as varchar)))
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."_row" asc
offset ? rows
fetch next ? rows only
