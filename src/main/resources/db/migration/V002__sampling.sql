-- Frozen sampling frames. A frame is written once and never changed: the values of its units are
-- those of the register on the day of freezing.

create sequence sampling_frame_seq start with 50 increment by 50;
create table sampling_frame (
  id bigint primary key,
  wave_id varchar(40) not null,
  unit_kind varchar(20) not null,
  as_of date not null,
  frozen_at timestamp(3) with time zone not null,
  n_units integer not null,
  content_hash varchar(64) not null,
  unique (wave_id, unit_kind)
);

create table stratum (
  frame_id bigint not null references sampling_frame (id),
  stratum_key varchar(60) not null,
  n_population integer not null,
  primary key (frame_id, stratum_key)
);

create table frame_unit (
  frame_id bigint not null references sampling_frame (id),
  unit_code varchar(20) not null,
  stratum_key varchar(60) not null,
  design_weight double precision not null,
  name_zh varchar(200) not null,
  region varchar(20) not null,
  province_code varchar(6) not null,
  province_zh varchar(60) not null,
  reporting_unit_code varchar(6) not null,
  reporting_unit_zh varchar(60) not null,
  city_zh varchar(60),
  authority varchar(200),
  level varchar(20),
  ownership varchar(30),
  type varchar(20),
  type_basis varchar(30),
  target_type boolean,
  affiliation varchar(20),
  affiliation_class varchar(20),
  independent_college boolean,
  double_first_class varchar(1),
  primary key (frame_id, unit_code),
  foreign key (frame_id, stratum_key) references stratum (frame_id, stratum_key)
);
