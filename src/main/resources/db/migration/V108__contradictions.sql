-- Decisions on where an alliance's answers and its visit do not fit together.

create sequence contradiction_settlement_seq start with 50 increment by 50;
create table contradiction_settlement (
  id bigint primary key,
  wave_id varchar(16) not null references wave (id),
  alliance_id varchar(16) not null,
  rule_id varchar(40) not null,
  decision varchar(16) not null,
  reason varchar(500) not null,
  says text not null,
  answer_revision integer not null,
  account_id bigint not null,
  made_at timestamp(3) with time zone not null
);
create index contradiction_settlement_wave on contradiction_settlement (wave_id, alliance_id, id);
