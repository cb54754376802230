-- What was said on a recording, in writing: the words as they stand, and who had written what before.

create sequence transcript_seq start with 50 increment by 50;
create table transcript (
  id bigint not null primary key,
  response_id bigint not null references response (id),
  interview varchar(16) not null,
  revision integer not null,
  words text not null,
  account_id bigint not null,
  saved_at timestamp(3) with time zone not null,
  finished_by bigint,
  finished_at timestamp(3) with time zone,
  constraint transcript_once unique (response_id, interview)
);

create sequence transcript_version_seq start with 50 increment by 50;
create table transcript_version (
  id bigint not null primary key,
  transcript_id bigint not null references transcript (id),
  -- written on words that the other had changed meanwhile: kept beside, never part of the transcript
  beside boolean not null,
  words text not null,
  account_id bigint not null,
  begun_at timestamp(3) with time zone not null,
  saved_at timestamp(3) with time zone not null
);
create index transcript_version_of on transcript_version (transcript_id, id);
