-- A reporting unit may have a deadline of its own, other than its wave's. Waves end in steps: closed
-- (may be opened again), then locked (nothing changes any more).

create table wave_deadline (
  wave_id varchar(16) not null references wave (id),
  reporting_unit_code varchar(6) not null references reporting_unit (code),
  deadline timestamp(3) with time zone not null,
  primary key (wave_id, reporting_unit_code)
);

alter table wave add column locked_at timestamp(3) with time zone;
