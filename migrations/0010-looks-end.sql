-- 0010: a safeguarding lead may end a look before it ends by itself, and never make it longer.

-- A look may end in the moment in which it began.
alter table look drop constraint look_check;
alter table look add check (ends_at >= begun_at and ends_at <= begun_at + interval '1 day');

create policy stop on look for update to kith_app
  using (by_id = current_setting('app.person')::uuid)
  with check (by_id = current_setting('app.person')::uuid);

create function look_only_gets_shorter() returns trigger language plpgsql as $$
begin
  if new.ends_at > old.ends_at then
    raise insufficient_privilege using message = 'a look is ended early, and never made longer';
  end if;
  return new;
end $$;
create trigger shorter before update on look for each row when (current_user = 'kith_app') execute function look_only_gets_shorter();

grant update (ends_at) on look to kith_app;
