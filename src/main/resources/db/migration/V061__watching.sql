-- What coordinators know about units that give no answer, and notices of the office to everybody.

create table unit_outcome (
  wave_id varchar(16) not null references wave (id),
  unit_code varchar(32) not null,
  outcome varchar(16) not null,
  note varchar(200) not null,
  changed_at timestamp with time zone not null,
  account_id bigint not null,
  primary key (wave_id, unit_code)
);

create sequence announcement_seq start with 50 increment by 50;

-- An empty role or unit means everybody.
create table announcement (
  id bigint not null primary key,
  text_zh varchar(500) not null,
  text_en varchar(500) not null,
  from_at timestamp with time zone not null,
  until_at timestamp with time zone not null,
  role varchar(40) not null,
  unit_code varchar(6) not null,
  made_at timestamp with time zone not null,
  account_id bigint not null
);

create index announcement_until on announcement (until_at);
