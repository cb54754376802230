-- The provinces' lists of approved associations. A roster waits as a preview, is confirmed, and is
-- replaced by a later one; it is never deleted once it was in force.

create sequence roster_seq start with 50 increment by 50;
create table roster (
  id bigint primary key,
  wave_id varchar(16) not null,
  reporting_unit_code varchar(6) not null references reporting_unit (code),
  status varchar(16) not null,
  file_name varchar(200) not null,
  sha256 varchar(64) not null,
  n_rows integer not null,
  account varchar(100) not null,
  uploaded_at timestamp(3) with time zone not null,
  confirmed_at timestamp(3) with time zone,
  replaced_at timestamp(3) with time zone
);
create index roster_unit on roster (wave_id, reporting_unit_code, status);

create table roster_row (
  roster_id bigint not null references roster (id),
  line integer not null,
  institution_code varchar(20) not null references institution (code),
  name_zh varchar(200) not null,
  approved_on date,
  approved_by varchar(100) not null,
  branch boolean not null,
  primary key (roster_id, line)
);
create index roster_row_institution on roster_row (institution_code);
