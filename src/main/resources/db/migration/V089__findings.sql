-- Findings: sentences bound to cells of results, with every version and what was decided on each.

create sequence finding_seq start with 50 increment by 50;
create table finding (
  id bigint primary key,
  wave_id varchar(16) not null references wave (id),
  state varchar(16) not null,
  version integer not null,
  approved_version integer not null,
  author_id bigint not null,
  changed_at timestamp(3) with time zone not null
);
create index finding_wave on finding (wave_id, id);

-- The content holds the sentences with their marks, and each number as it was when it was bound.
create table finding_version (
  finding_id bigint not null references finding (id),
  number integer not null,
  lock_id bigint not null references data_lock (id),
  lock_name varchar(60) not null,
  lock_hash varchar(64) not null,
  content text not null,
  made_at timestamp(3) with time zone not null,
  account_id bigint not null,
  primary key (finding_id, number)
);

create sequence finding_act_seq start with 50 increment by 50;
create table finding_act (
  id bigint primary key,
  finding_id bigint not null references finding (id),
  number integer not null,
  kind varchar(16) not null,
  reason varchar(400) not null,
  against varchar(64) not null,
  made_at timestamp(3) with time zone not null,
  account_id bigint not null
);
create index finding_act_finding on finding_act (finding_id, id);
