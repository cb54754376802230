-- Data of a wave as they stood at one moment, in their canonical bytes. Never changed, never deleted.

create sequence data_lock_seq start with 50 increment by 50;
create table data_lock (
  id bigint primary key,
  wave_id varchar(16) not null references wave (id),
  name varchar(60) not null,
  made_at timestamp(3) with time zone not null,
  account_id bigint not null,
  data_version varchar(64) not null,
  content_hash varchar(64) not null,
  n_bytes bigint not null,
  counts varchar(400) not null,
  unique (wave_id, name)
);

-- The bytes, compressed, in parts of at most 256 kB. The hash is that of the bytes before.
create table data_lock_part (
  lock_id bigint not null references data_lock (id),
  number integer not null,
  content bytea not null,
  primary key (lock_id, number)
);
