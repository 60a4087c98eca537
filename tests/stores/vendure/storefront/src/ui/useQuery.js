import { useEffect, useState } from 'react';
import { ask } from '../shop-api.js';
import { useToast } from './Toasts.jsx';

/** What the shop API answers to a query: undefined until it has. */
export function useQuery(query, variables) {
  const [answer, setAnswer] = useState({ for: null });
  const toast = useToast();
  const key = JSON.stringify([query, variables]);
  useEffect(() => {
    let wanted = true;
    ask(...JSON.parse(key)).then(
      (data) => wanted && setAnswer({ for: key, data }),
      (error) => wanted && toast(error.message, 'error'),
    );
    return () => {
      wanted = false;
    };
  }, [key, toast]);
  return answer.for === key ? answer.data : undefined;
}
