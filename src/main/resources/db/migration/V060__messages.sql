-- What is written to institutions: standard texts of a wave, contact lines of the provinces,
-- addresses, the outbox, reminders. Addresses and messages are encrypted like contact data.

create sequence wave_text_seq start with 50 increment by 50;

-- Every wording a wave has had; the latest row of a text counts. A row without words means: the
-- default again.
create table wave_text (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  text_id varchar(8) not null,
  subject_zh varchar(200),
  subject_en varchar(200),
  text_zh text,
  text_en text,
  changed_at timestamp with time zone not null,
  account_id bigint not null
);

create index wave_text_of_wave on wave_text (wave_id, text_id, id);

create table province_contact (
  reporting_unit_code varchar(6) not null primary key references reporting_unit (code),
  line_zh varchar(200) not null,
  line_en varchar(200) not null,
  changed_at timestamp with time zone not null
);

create table unit_address (
  unit_code varchar(32) not null primary key,
  ciphertext text not null,
  changed_at timestamp with time zone not null
);

create sequence outbox_message_seq start with 50 increment by 50;

-- purpose names what the message is for, once: a second message for the same purpose is refused.
-- sealed holds address, subject and text while they are still needed.
create table outbox_message (
  id bigint not null primary key,
  purpose varchar(120) not null unique,
  text_id varchar(8) not null,
  wave_id varchar(16) not null references wave (id),
  unit_code varchar(32) not null,
  status varchar(16) not null,
  sealed text,
  attempts integer not null,
  queued_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  claimed_at timestamp with time zone,
  sent_at timestamp with time zone,
  failure varchar(300)
);

create index outbox_message_due on outbox_message (status, due_at);
create index outbox_message_of_wave on outbox_message (wave_id, queued_at);

alter table invitation add column opened_at timestamp with time zone;

create table reminder_rule (
  wave_id varchar(16) not null primary key references wave (id),
  active boolean not null,
  changed_at timestamp with time zone not null
);

create sequence reminder_seq start with 50 increment by 50;

-- step is the days before a deadline and its date for reminders by rule, else the batch by hand.
create table reminder (
  id bigint not null primary key,
  wave_id varchar(16) not null references wave (id),
  unit_code varchar(32) not null,
  step varchar(40) not null,
  channel varchar(8) not null,
  made_at timestamp with time zone not null,
  account_id bigint,
  message_id bigint references outbox_message (id),
  constraint reminder_once unique (wave_id, unit_code, step)
);
