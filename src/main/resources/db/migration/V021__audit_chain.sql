-- The audit record as a chain: each entry gets a number and a seal over itself and the one before.
alter table audit_entry add column number bigint;
alter table audit_entry add column seal varchar(64);
create unique index audit_entry_number on audit_entry (number);
create index audit_entry_account on audit_entry (account_id);
create index audit_entry_action on audit_entry (action);

-- The end of the chain, one row; its own seal cannot be made without the key.
create table audit_chain (
  id integer primary key,
  last_number bigint not null,
  last_seal varchar(64) not null,
  head_seal varchar(64) not null
);
insert into audit_chain (id, last_number, last_seal, head_seal) values (1, 0, '', '');
