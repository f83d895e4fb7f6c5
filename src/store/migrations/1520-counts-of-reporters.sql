-- What a reporter has waiting and says to be exploited is counted at each of its reports: neither may cost more with all that it sent before.

create index submission_waits_of on submission (reporter) where state = 'received';
create index submission_exploited_of on submission (reporter, received_at) where lane = 'exploited';
