create alias "parsimony"."matches" for "io.parsimony.jdbc.h2.PatternFunctions.matches";
create alias "parsimony"."document_matches" for "io.parsimony.jdbc.h2.PatternFunctions.documentMatches";
create alias "parsimony"."is_contained_by" deterministic for "io.parsimony.jdbc.h2.JsonFunctions.isContainedBy";
create alias "parsimony"."document_within_box" deterministic for "io.parsimony.jdbc.h2.AreaFunctions.documentWithinBox";
create alias "parsimony"."within_polygon" deterministic for "io.parsimony.jdbc.h2.AreaFunctions.withinPolygon";
create alias "parsimony"."document_within_polygon" deterministic for "io.parsimony.jdbc.h2.AreaFunctions.documentWithinPolygon";
create alias "parsimony"."polygon_contains" deterministic for "io.parsimony.jdbc.h2.AreaFunctions.polygonContains";
