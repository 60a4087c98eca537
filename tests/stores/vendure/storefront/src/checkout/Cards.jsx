import { Description, Label, Radio, RadioGroup } from '@headlessui/react';

/** Ways of which one is to be chosen, as cards: `{id, name, note}`. */
export function Cards({ label, options, value, onChange }) {
  return (
    <RadioGroup value={value} onChange={onChange} aria-label={label} className="cards">
      {options.map((one) => (
        <Radio key={one.id} value={one.id} className="way">
          <Label as="span">{one.name}</Label>
          <Description as="span">{one.note}</Description>
        </Radio>
      ))}
    </RadioGroup>
  );
}
