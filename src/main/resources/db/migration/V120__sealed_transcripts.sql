-- Words of transcripts stand encrypted, under a key for each transcript and its versions. Those
-- without a key came before and stand as they came until somebody saves them again.
alter table transcript add column sealed_key varchar(200);
