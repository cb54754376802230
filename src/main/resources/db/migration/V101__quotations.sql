-- Words of open answers that may be cited once another person has cleared them. The original stays
-- beside them until the person who spoke withdraws; then no word is left.

create sequence quotation_seq start with 50 increment by 50;
create table quotation (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  response_id bigint not null references response (id),
  item varchar(100) not null,
  unit_code varchar(32) not null,
  text_hash varchar(64) not null,
  starts integer not null,
  ends integer not null,
  original text not null,
  words_zh text not null,
  words_en text not null,
  attribution varchar(16) not null,
  speaker_zh varchar(200) not null,
  speaker_en varchar(200) not null,
  state varchar(16) not null,
  author_id bigint not null,
  made_at timestamp(3) with time zone not null,
  decided_by bigint,
  decided_at timestamp(3) with time zone,
  reason varchar(400) not null
);
create index quotation_wave on quotation (wave_id, id);
create index quotation_text on quotation (response_id, item);
