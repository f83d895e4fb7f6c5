-- Published cases of which a second finder was confirmed, for the picture's figure: found without looking at any that is not published.
create index coordination_case_rediscovered on coordination_case (id)
  where record ->> 'rediscoveredAt' is not null and (record #> '{state,published}')::boolean;
