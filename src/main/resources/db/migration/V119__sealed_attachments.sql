-- Files given as answers stand encrypted, each under a key of its own. Those without a key came
-- before and stand as they came.
alter table attachment add column sealed_key varchar(200);
