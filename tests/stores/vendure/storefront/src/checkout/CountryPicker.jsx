import { Label, Listbox, ListboxButton, ListboxOption, ListboxOptions } from '@headlessui/react';

export function CountryPicker({ countries, value, onChange, error }) {
  const chosen = countries.find((one) => one.code === value);
  return (
    <Listbox value={value} onChange={onChange} invalid={Boolean(error)}>
      <div className="field">
        <Label>Country</Label>
        <ListboxButton className="list">{chosen?.name ?? 'Select your country'}</ListboxButton>
        <ListboxOptions className="choices">
          {countries.map((one) => (
            <ListboxOption key={one.code} value={one.code}>
              {one.name}
            </ListboxOption>
          ))}
        </ListboxOptions>
        {error && (
          <p className="error" role="alert">
            {error}
          </p>
        )}
      </div>
    </Listbox>
  );
}
