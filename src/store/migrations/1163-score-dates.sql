-- Earlier scores are removed by their date; they lie in the table in that order.
create index exploitation_score_date on exploitation_score using brin (date);
