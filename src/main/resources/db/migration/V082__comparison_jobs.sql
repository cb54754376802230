-- Results on locked data in their canonical bytes, compressed, by the hash of everything that decides
-- them. Never changed. The content hash is that of the bytes before.

create table stored_result (
  result_key varchar(64) primary key,
  plan_id varchar(60) not null,
  plan_hash varchar(64) not null,
  definitions_hash varchar(64) not null,
  data_hash varchar(64) not null,
  past_hash varchar(64) not null,
  audience varchar(16) not null,
  engine varchar(64) not null,
  content_hash varchar(64) not null,
  n_bytes bigint not null,
  n_units integer not null,
  n_answered integer not null,
  millis bigint not null,
  made_at timestamp(3) with time zone not null,
  content bytea not null
);

-- All comparisons over one lock, run one after another by one of the servers, which says every few
-- seconds that it is still at it.

create sequence comparison_job_seq start with 50 increment by 50;

create table comparison_job (
  id bigint primary key,
  lock_id bigint not null references data_lock (id),
  audience varchar(16) not null,
  account_id bigint not null,
  begun_at timestamp(3) with time zone not null,
  heard_at timestamp(3) with time zone not null,
  ended_at timestamp(3) with time zone,
  state varchar(16) not null,
  unwanted boolean not null,
  part_done integer not null,
  part_of integer not null
);

create index comparison_job_lock on comparison_job (lock_id, audience);

create table comparison_step (
  job_id bigint not null references comparison_job (id),
  number integer not null,
  plan_id varchar(60) not null,
  plan_hash varchar(64) not null,
  state varchar(16) not null,
  result_key varchar(64) not null,
  content_hash varchar(64) not null,
  n_units integer not null,
  n_answered integer not null,
  millis bigint not null,
  reason_zh varchar(2000) not null,
  reason_en varchar(2000) not null,
  primary key (job_id, number)
);
