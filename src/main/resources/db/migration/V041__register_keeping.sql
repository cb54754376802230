-- Keeping the register between waves: what became of institutions that a list no longer has,
-- corrections that coordinators propose, and branch campuses under their parents.

create table register_match (
  gone_code varchar(20) not null references institution (code),
  gone_on date not null,
  kind varchar(16) not null,
  successor_code varchar(20) references institution (code),
  reason varchar(40) not null,
  account varchar(100) not null,
  decided_at timestamp(3) with time zone not null,
  primary key (gone_code, gone_on)
);

create sequence register_correction_seq start with 50 increment by 50;
create table register_correction (
  id bigint primary key,
  institution_code varchar(20) not null references institution (code),
  reporting_unit_code varchar(6) not null references reporting_unit (code),
  column_name varchar(40) not null,
  value_before varchar(500) not null,
  value_now varchar(500) not null,
  reason varchar(500) not null,
  status varchar(16) not null,
  proposed_by varchar(100) not null,
  proposed_at timestamp(3) with time zone not null,
  decided_by varchar(100),
  decided_at timestamp(3) with time zone,
  note varchar(500) not null
);
create index register_correction_institution on register_correction (institution_code);

create sequence branch_campus_seq start with 50 increment by 50;
create table branch_campus (
  id bigint primary key,
  parent_code varchar(20) not null references institution (code),
  name_zh varchar(200) not null,
  city_zh varchar(60) not null,
  valid_from date not null,
  valid_to date
);
create index branch_campus_parent on branch_campus (parent_code);
