select "o"."_id", "o"."_created", "o"."_updated", "o"."_acl", "o"."_change", "o"."_doc"
from "parse"."Score" "o"
where ("parsimony"."has_text"(cast("o"."_row" as varchar), coalesce("parsimony"."recalled"(cast(? as bigint), 0), "parsimony"."remembered"(0, (
select max("parsimony"."gathered_text"(0, cast("_row" as varchar)))
from "parse"."_Elements_text__comment_Score"
where ("_key" = any(cast(? as varchar array)))))))
and "parsimony"."text_matches"("o"."_doc", cast(? as varchar), cast(? as varchar), true, true)
and "o"."player" = cast(? as varchar)
and ("o"."_acl" = any(cast(? as bigint array))))
order by "o"."player" asc, "o"."_row" asc
offset ? rows
fetch next ? rows only
