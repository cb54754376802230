-- Results given to an audience: stored in the bytes that it sees, numbered, and never changed but for
-- being withdrawn. A release that the audit refused is kept with what was found, without results.

create sequence result_release_seq start with 50 increment by 50;
create table result_release (
  id bigint primary key,
  wave_id varchar(16) not null references wave (id),
  lock_id bigint not null references data_lock (id),
  lock_name varchar(60) not null,
  lock_hash varchar(64) not null,
  locked_at timestamp(3) with time zone not null,
  audience varchar(16) not null,
  number integer not null,
  state varchar(16) not null,
  purpose varchar(200) not null,
  account_id bigint not null,
  made_at timestamp(3) with time zone not null,
  content_hash varchar(64) not null,
  audit text not null,
  withdrawn_by bigint,
  withdrawn_at timestamp(3) with time zone,
  reason varchar(200) not null,
  unique (wave_id, audience, number)
);

-- One comparison of a release, compressed; the hash is that of the bytes before.
create table released_result (
  release_id bigint not null references result_release (id),
  plan_id varchar(40) not null,
  place integer not null,
  title_zh varchar(400) not null,
  title_en varchar(400) not null,
  base varchar(80) not null,
  plan_hash varchar(64) not null,
  content_hash varchar(64) not null,
  content bytea not null,
  primary key (release_id, plan_id)
);
