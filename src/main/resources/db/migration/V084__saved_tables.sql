-- Tables made on the spot that somebody keeps, with every version, and what analysts remark on them
-- and on comparisons.

create sequence saved_table_seq start with 50 increment by 50;
create table saved_table (
  id bigint primary key,
  name varchar(120) not null,
  version integer not null,
  changed_at timestamp(3) with time zone not null,
  account_id bigint not null
);

create table saved_table_version (
  table_id bigint not null references saved_table (id),
  number integer not null,
  name varchar(120) not null,
  content varchar(8000) not null,
  made_at timestamp(3) with time zone not null,
  account_id bigint not null,
  primary key (table_id, number)
);

create sequence analysis_comment_seq start with 50 increment by 50;
create table analysis_comment (
  id bigint primary key,
  subject varchar(80) not null,
  content varchar(2000) not null,
  made_at timestamp(3) with time zone not null,
  account_id bigint not null
);
create index analysis_comment_subject on analysis_comment (subject, id);
