-- When words that somebody took back left a sheet that had been sent.

alter table response_revision add column redacted_at timestamp(3) with time zone;
