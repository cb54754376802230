-- Checks that run again when what they read has changed, and conflicts between roster and
-- institution that were settled.

-- When the soft checks of a sheet that was sent ran last; null where they ran when it was sent.
alter table response add column checked_at timestamp with time zone;

-- The cell of the file that holds the code of the institution, for example A5.
alter table roster_row add column cell varchar(12) default '' not null;

create sequence roster_settlement_seq start with 50 increment by 50;

-- One decision on a conflict between a roster and an institution. It holds for exactly what both
-- sides said then: a hash over each.
create table roster_settlement (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  unit_code varchar(20) not null,
  decision varchar(16) not null,
  reason text not null,
  roster_says varchar(64) not null,
  answer_says varchar(64) not null,
  account_id bigint not null,
  made_at timestamp with time zone not null
);
create index roster_settlement_unit on roster_settlement (wave_id, unit_code);
